export type PalettePlace = {
  href: string
  label: string
  /** Other words that people look for it by. */
  also?: string
}

/** Places, or whatever else has a name, whose names hold every word that was typed, in their order. */
export function placesFor<P extends Omit<PalettePlace, 'href'>>(places: P[], typed: string): P[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return places.filter(({ label, also = '' }) => {
    const text = `${label} ${also}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
