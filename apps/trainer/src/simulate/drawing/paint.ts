/** What a silhouette is filled with. Every value is an SVG paint. */
export interface Paint {
  /** The product's colour and pattern. */
  readonly fill: string;
  /** The product's plain colour. */
  readonly plain: string;
  /** A darker tone of it, for edges and shadowed parts. */
  readonly dark: string;
  /** A contrasting tone, for soles, buttons and seams. */
  readonly contrast: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

/** The tones of one colour (`#rrggbb`); `fill` is the plain colour until a pattern replaces it. */
export function paintOf(hex: string): Paint {
  const dark = luminance(hex) < 0.12 ? mixed(hex, '#ffffff', 0.28) : mixed(hex, '#000000', 0.45);
  const contrast = luminance(hex) > 0.55 ? '#4a4a50' : '#fbfaf7';
  return { fill: hex, plain: hex, dark, contrast };
}

/** `share` of `other` in `hex`, in [0, 1]. */
export function mixed(hex: string, other: string, share: number): string {
  const a = channels(hex);
  const b = channels(other);
  const mix = a.map((value, i) => Math.round(value * (1 - share) + (b[i] ?? 0) * share));
  return `#${mix.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Rec. 709 weights on gamma-encoded channels: enough to choose a contrast. In [0, 1]. */
export function luminance(hex: string): number {
  const [red, green, blue] = channels(hex);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

function channels(hex: string): Rgb {
  return [parseInt(hex.slice(1, 3), 16), parseInt(hex.slice(3, 5), 16), parseInt(hex.slice(5, 7), 16)];
}
