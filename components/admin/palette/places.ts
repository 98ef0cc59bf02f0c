export type PalettePlace = {
  href: string
  label: string
  also?: string
}

export function findPlaces<P extends Omit<PalettePlace, 'href'>>(places: P[], typed: string): P[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return places.filter(({ label, also = '' }) => {
    const text = `${label} ${also}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
