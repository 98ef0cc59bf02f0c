import type { MapPlace } from '@/domain/published/places'
import { mapOf } from '@/lib/map/cached-map'
import { termPaths } from '@/lib/term-paths'
import { local, type Frame } from './frame'
import { labelsOn, type DrawnCountry } from './map-labels'
import { termName } from './named'
import { placeWords } from './words/places'
import { say } from './words/say'

type Props = {
  frame: Frame
  countries: MapPlace[]
  /** The slug of the country whose page this is. */
  own?: string
}

/** The countries that have a page, each the way to it. Nothing where none is known by its code. */
export function CountryMap({ frame, countries, own }: Props) {
  const drawing = countries.length > 0 ? mapOf(countries.map(({ code }) => code)) : undefined
  if (!drawing) return null
  const { width, height, shapes } = drawing
  const drawn = countries.flatMap((country): DrawnCountry[] => {
    const shape = shapes.find(({ code }) => code === country.code)
    const href = local(country, `${termPaths.country}/${country.slug}`)
    return shape ? [{ shape, slug: country.slug, href, name: termName(frame, country) }] : []
  })
  return (
    <svg className="map" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={say(frame, placeWords).map}>
      {drawn.map(({ shape: { path, dot }, slug, href, name: { text, lang } }) => (
        <a key={slug} href={href} aria-label={text} aria-current={slug === own ? 'page' : undefined} lang={lang}>
          {path ? <path d={path} /> : <circle cx={dot![0]} cy={dot![1]} r="5" />}
        </a>
      ))}
      {/* Above all outlines, or a neighbour would cover the end of a long name. */}
      <g aria-hidden="true">
        {labelsOn(drawn, { own, width }).map(({ slug, x, y, name: { text, lang } }) => (
          <text key={slug} x={x} y={y} lang={lang} className={slug === own ? 'own' : undefined}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  )
}
