export const openShortcuts = 'gazette:shortcuts'
