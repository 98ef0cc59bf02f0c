import { createRequire } from 'node:module'
import type { GeometryCollection, MultiPolygon, Topology } from 'topojson-specification'
import { currentCode } from '@/lib/region-codes'

type Countries = GeometryCollection<{ name?: string }>
export type Atlas = Topology<{ countries: Countries }>

let atlas: Atlas | undefined

/** Outlines of countries by their two letters (Natural Earth, public domain, 1 : 50 million). What it does not know is left out. */
export function outlinesOf(codes: string[]): Atlas {
  // Three quarters of a megabyte: nobody who draws no map reads them.
  atlas ??= createRequire(import.meta.url)(/* turbopackIgnore: true */ 'world-atlas/countries-50m.json') as Atlas
  const byCode = Map.groupBy(atlas.objects.countries.geometries, codeOf)
  const geometries = codes.flatMap((code) => {
    const arcs = (byCode.get(code) ?? []).flatMap(polygonsOf)
    return arcs.length > 0 ? [{ type: 'MultiPolygon' as const, id: code, arcs }] : []
  })
  return { ...atlas, objects: { countries: { type: 'GeometryCollection', geometries } } }
}

/** The atlas numbers countries as the United Nations do (M49). Of those that have no number there, one has letters that are in use. */
function codeOf({ id, properties }: Countries['geometries'][number]) {
  if (id === undefined) return properties && 'name' in properties && properties.name === 'Kosovo' ? 'XK' : undefined
  return currentCode(String(id))
}

/** Some have islands that stand by themselves there. */
function polygonsOf(geometry: Countries['geometries'][number]): MultiPolygon['arcs'] {
  if (geometry.type === 'MultiPolygon') return geometry.arcs
  return geometry.type === 'Polygon' ? [geometry.arcs] : []
}
