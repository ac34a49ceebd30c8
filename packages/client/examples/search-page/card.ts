import type { ProductCardFragment } from '@fusionrank/client';

/** What a card is of, and what happens on it. */
export interface Card {
  readonly product: ProductCardFragment;
  readonly onOpen: () => void;
  readonly onCart: () => void;
}

/** Texts go in as text: a shop's catalogue is not written by this page. */
export function cardOf({ product, onOpen, onCart }: Card): HTMLLIElement {
  const card = document.createElement('li');
  card.className = 'card';
  card.dataset['product'] = product.id;
  card.append(picture(product), text('h3', product.title), text('p', priceOf(product)));
  card.append(button('Similar', onOpen), button('Add to cart', onCart));
  return card;
}

function picture({ image }: ProductCardFragment): HTMLElement {
  if (!image) {
    const nothing = document.createElement('div');
    nothing.className = 'no-picture';
    return nothing;
  }
  const shown = document.createElement('img');
  Object.assign(shown, { src: image.url, alt: image.alt, width: image.width, height: image.height, loading: 'lazy' });
  return shown;
}

function priceOf({ price }: ProductCardFragment): string {
  if (!price) return '';
  return new Intl.NumberFormat('en', { style: 'currency', currency: price.currency }).format(Number(price.amount));
}

function text(tag: 'h3' | 'p', content: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}

function button(label: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', onClick);
  return element;
}
