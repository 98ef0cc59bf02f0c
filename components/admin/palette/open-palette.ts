export const openPalette = 'gazette:palette'
