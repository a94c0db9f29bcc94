"""What editors and testers work with: checks, the editing page, and the commands around them. The bot itself never imports it."""
