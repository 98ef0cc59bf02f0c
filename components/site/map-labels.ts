import type { CountryShape } from '@/lib/map/draw-map'
import type { Named } from './named'

/** A country with a page, drawn on a map. */
export type DrawnCountry = { shape: CountryShape; slug: string; href: string; name: Named }

type Label = { slug: string; name: Named; x: number; y: number }

/** The width of a letter and the height of a line, in units of the map: letters of Chinese are as wide as high. */
const [letter, wideLetter, line] = [7, 14, 15]

/**
 * Returns which names stand on a map, and where: within its sides, and none over another. A name that has no room is left out,
 * that of the page's own country last.
 */
export function labelsOn(countries: DrawnCountry[], { own, width }: { own?: string; width: number }): Label[] {
  const labels: (Label & { half: number })[] = []
  for (const { shape, slug, name } of countries.toSorted((a, b) => Number(b.slug === own) - Number(a.slug === own))) {
    const half = widthOf(name.text) / 2
    const [x, y] = shape.label
    const label = { slug, name, x: Math.round(Math.min(width - half - 2, Math.max(half + 2, x))), y, half }
    const isFree = labels.every(
      (other) => Math.abs(other.y - y) >= line || Math.abs(other.x - label.x) >= other.half + half,
    )
    if (isFree) labels.push(label)
  }
  return labels
}

function widthOf(text: string) {
  // A mark that is written above or below a letter takes no room beside it.
  const letters = [...text.replace(/\p{M}/gu, '')]
  return letters.reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? wideLetter : letter), 0)
}
