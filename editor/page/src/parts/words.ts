import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PropertyPart } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

export const wordsIn = (text: string): string[] => text.split(/[,\n]/).map((word) => word.trim()).filter(Boolean);

/** Fills a field with words, but leaves it alone while what is typed there says the same: commas and spaces are still being typed. */
class Words extends Directive {
  render(words: string[]): unknown {
    return words.join(', ');
  }

  override update(part: PropertyPart | ElementPart, [words]: [string[]]): unknown {
    const field = part.element as HTMLTextAreaElement;
    if (JSON.stringify(wordsIn(field.value)) === JSON.stringify(words)) return noChange;
    setCommittedValue(part as PropertyPart);
    return words.join(', ');
  }
}

export const wordsOf = directive(Words);
