import { local, type Frame } from './frame'

/** In pixels: the size that those who show links with a picture ask for. */
export const cardSize = { width: 1200, height: 630 }

/** The card of an entry by the path of that, or of the site. */
export function cardOf(frame: Frame, path?: string) {
  return { ...cardSize, path: path === undefined ? local(frame, '/social.png') : `${path}/social.png`, alt: '' }
}
