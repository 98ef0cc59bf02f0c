import { localPath, type Frame } from './frame'

/** Pixels, as link previews require. */
export const cardSize = { width: 1200, height: 630 }

export function cardOf(frame: Frame, path?: string) {
  return { ...cardSize, path: path === undefined ? localPath(frame, '/social.png') : `${path}/social.png`, alt: '' }
}
