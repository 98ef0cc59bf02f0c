export class Unreadable extends Error {}

export const noHead = 'It is cut off, or is no backup that this version can open.'
export const wrongKey = 'This key does not open it: it is not the one that it was encrypted with.'
export const wasCut = 'It is cut off, or its end was changed.'
export const wasChanged = 'It has been changed since it was made.'

export type Bytes = AsyncIterable<unknown>
