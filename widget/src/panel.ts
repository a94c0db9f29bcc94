/** Opens and closes the panel: beside the page on a desktop, over all of it on a phone. */

const FULL_SCREEN = '(max-width: 36em), (max-height: 26em)';

export class Panel {
  readonly #small = matchMedia(FULL_SCREEN);
  #dialog: HTMLDialogElement | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly isOpen: () => boolean,
  ) {}

  /** Whether the panel fills the screen. */
  get full(): boolean {
    return this.#small.matches;
  }

  connect(): void {
    this.#small.addEventListener('change', this.#show);
    visualViewport?.addEventListener('resize', this.#fit);
    visualViewport?.addEventListener('scroll', this.#fit);
    this.#fit();
  }

  disconnect(): void {
    this.#small.removeEventListener('change', this.#show);
    visualViewport?.removeEventListener('resize', this.#fit);
    visualViewport?.removeEventListener('scroll', this.#fit);
  }

  /** Call after every rendering with the dialog of that moment, or null in a full page. */
  use(dialog: HTMLDialogElement | null): void {
    this.#dialog = dialog;
    this.#show();
  }

  readonly #show = (): void => {
    const dialog = this.#dialog;
    if (!dialog) return;
    const modal = this.isOpen() && this.full;
    if (dialog.open === this.isOpen() && dialog.matches(':modal') === modal) return;
    const focused = dialog.contains((this.host.shadowRoot as ShadowRoot).activeElement) ? (this.host.shadowRoot!.activeElement as HTMLElement) : null;
    if (dialog.open) dialog.close();
    if (modal) dialog.showModal();
    // Not show(): that takes the focus, also when a page begins with the panel open.
    else if (this.isOpen()) dialog.open = true;
    focused?.focus();
  };

  /** A phone's keyboard makes the visible part smaller, but not the page: tell the styles what is left. */
  readonly #fit = (): void => {
    const view = visualViewport;
    if (!view || view.scale !== 1) return;
    const covered = window.innerHeight - view.height > 1 || view.offsetTop > 0;
    if (!covered) {
      this.host.style.removeProperty('--kw-view-height');
      this.host.style.removeProperty('--kw-view-top');
      return;
    }
    this.host.style.setProperty('--kw-view-height', `${view.height}px`);
    this.host.style.setProperty('--kw-view-top', `${view.offsetTop}px`);
  };
}
