/** The event that opens the palette, for its buttons. */
export const openPalette = 'gazette:palette'
