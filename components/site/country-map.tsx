import type { MapPlace } from '@/domain/published/places'
import { mapOf } from '@/lib/map/draw-map'
import type { CountryShape } from '@/lib/map/draw-map'
import { termPath } from '@/lib/web/term-paths'
import { messagesIn } from '@/lib/messages/messages'
import { localPath, type Frame, termName, type Named } from './frame'

type Props = {
  frame: Frame
  countries: MapPlace[]
  own?: string
}

/** Units of the map. Chinese letters are as wide as high. */
const [letterWidth, wideLetterWidth, lineHeight] = [7, 14, 15]

export function CountryMap({ frame, countries, own }: Props) {
  const drawing = countries.length > 0 ? mapOf(countries.map(({ code }) => code)) : undefined
  if (!drawing) return null
  const { width, height, shapes } = drawing
  const drawn = countries.flatMap((country): DrawnCountry[] => {
    const shape = shapes.find(({ code }) => code === country.code)
    const href = localPath(country, termPath('country', country.slug))
    return shape ? [{ shape, slug: country.slug, href, name: termName(frame, country) }] : []
  })
  return (
    <svg
      className="map"
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={messagesIn(frame.language).places.map}
    >
      {drawn.map(({ shape: { path, dot }, slug, href, name: { text, lang } }) => (
        <a key={slug} href={href} aria-label={text} aria-current={slug === own ? 'page' : undefined} lang={lang}>
          {path ? <path d={path} /> : <circle cx={dot![0]} cy={dot![1]} r="5" />}
        </a>
      ))}
      {/* Names come last, or a neighbour would cover the end of a long one. */}
      <g aria-hidden="true">
        {mapLabels(drawn, { own, width }).map(({ slug, x, y, name: { text, lang } }) => (
          <text key={slug} x={x} y={y} lang={lang} className={slug === own ? 'own' : undefined}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  )
}

type DrawnCountry = { shape: CountryShape; slug: string; href: string; name: Named }

type CountryLabel = { slug: string; name: Named; x: number; y: number }

/** Places names within the map without overlap. Leaves out a name without space, the page's own country last. */
function mapLabels(countries: DrawnCountry[], { own, width }: { own?: string; width: number }): CountryLabel[] {
  const labels: (CountryLabel & { half: number })[] = []
  for (const { shape, slug, name } of countries.toSorted((a, b) => Number(b.slug === own) - Number(a.slug === own))) {
    const half = textWidth(name.text) / 2
    const [x, y] = shape.label
    const label = { slug, name, x: Math.round(Math.min(width - half - 2, Math.max(half + 2, x))), y, half }
    const isFree = labels.every(
      (other) => Math.abs(other.y - y) >= lineHeight || Math.abs(other.x - label.x) >= other.half + half,
    )
    if (isFree) labels.push(label)
  }
  return labels
}

function textWidth(text: string) {
  // Combining marks take no space.
  const letters = [...text.replace(/\p{M}/gu, '')]
  return letters.reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? wideLetterWidth : letterWidth), 0)
}
