/** The event that opens the sheet of keys, for what offers it. */
export const openShortcuts = 'gazette:shortcuts'
