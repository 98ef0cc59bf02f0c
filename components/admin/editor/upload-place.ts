export type UploadPlace = {
  element: HTMLElement
  /** Called before its buttons go: moves the focus on. */
  leave: () => void
  remove: () => void
}
