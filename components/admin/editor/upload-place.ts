/** The place in the page where an upload shows how far it is, if not in the corner. */
export type UploadPlace = {
  element: HTMLElement
  /** Its buttons are about to go: the keyboard has to go on somewhere. */
  leave: () => void
  /** Nobody wants the file any more. */
  remove: () => void
}
