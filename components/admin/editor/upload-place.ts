/** The element that shows the progress, in place of the corner. */
export type UploadPlace = {
  element: HTMLElement
  /** Called before its buttons go: moves the focus on. */
  leave: () => void
  remove: () => void
}
