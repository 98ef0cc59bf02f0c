import { redoDepth } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import type { Editor } from '@tiptap/react'
import type { EditorUpload } from '@/domain/writing/editing'
import { isPicture } from '@/lib/files/media-types'
import type { useUploads } from '../uploads'
import { arrivalsOf, arrivalsKey, type ArrivalChange } from './arrivals'
import { fileInAddress } from './paste/pictures'

type Uploads = ReturnType<typeof useUploads>

export function insertUploads(editor: Editor, uploads: EditorUpload[]) {
  const at = placeBelow(editor, editor.state.selection.to)
  editor
    .chain()
    .focus()
    .insertContentAt(
      at,
      uploads.map((upload) => uploadNode(upload)),
    )
    .run()
}

/** Creates the node of an upload. `place`: the placeholder of a picture, whose words are kept. */
export function uploadNode({ id: mediaId, type, alt, decorative, caption, credit }: EditorUpload, place?: Node | null) {
  if (!isPicture(type)) return { type: 'file', attrs: { mediaId } }
  const words = isPlaceholder(place) ? place.attrs : {}
  return {
    type: 'picture',
    attrs: { mediaId, alt: words.alt || alt, decorative, caption: words.caption || caption, credit },
  }
}

/** Returns the position below the paragraph at `at`, or below the whole table or callout, into which no file fits. */
export function placeBelow({ state: { doc } }: Editor, at: number) {
  const place = doc.resolve(Math.min(at, doc.content.size))
  for (let depth = place.depth; depth > 0; depth--)
    if (['table', 'callout'].includes(place.node(depth).type.name)) return place.after(depth)
  return place.parent.isTextblock && place.parent.content.size > 0 ? place.after() : at
}

let lastPlaceId = 0

/** Uploads files one by one to the position where they were dropped. Somebody can go on typing meanwhile. */
export function uploadInto(editor: Editor, uploads: Uploads, files: File[], at: number) {
  return uploadEach(
    editor,
    uploads,
    files.map((file) => ({ file, at })),
  )
}

/** The addresses of pasted pictures. `from`: where the text was pasted; `rest`: the size of the text after it. */
type PastedPictures = { pictures: string[]; from: number; rest: number }

/** Uploads the pictures of a pasted text into their placeholders. */
export function fillPlaces(editor: Editor, uploads: Uploads, { pictures, from, rest }: PastedPictures) {
  const { doc } = editor.state
  const places: number[] = []
  // A pasted file can replace the cursor's paragraph, which begins and ends one position further.
  const [start, end] = [Math.max(0, from - 1), Math.min(doc.content.size, doc.content.size - rest + 1)]
  doc.nodesBetween(start, end, (node, pos) => void (isPlaceholder(node) && places.push(pos)))
  // If some places were refused, as in a callout, nobody knows which place belongs to which picture.
  if (places.length !== pictures.length) return
  const found = places.flatMap((at, n) => {
    const file = fileInAddress(pictures[n] ?? '', `pasted-${n + 1}`)
    return file ? [{ file, at }] : []
  })
  void uploadEach(editor, uploads, found)
}

async function uploadEach(editor: Editor, uploads: Uploads, files: { file: File; at: number }[]) {
  const { selection } = editor.state
  let waits = files.some(({ at }) => selection.to === at) ? selection.from : undefined
  const put = (id: number, upload: EditorUpload) => {
    if (editor.isDestroyed) return
    const isWaiting = editor.state.selection.from === waits
    replacePlace(editor, id, upload, isWaiting)
    if (isWaiting) waits = editor.state.selection.from
  }
  const waiting = files.map(({ file, at }) => {
    const id = ++lastPlaceId
    const element = document.createElement('div')
    element.className = 'arriving'
    changeArrivals(editor, { add: { id, element, at: placeBetween(editor, at) } })
    return uploads.begin(file, (upload) => put(id, upload), {
      element,
      leave: () => editor.commands.focus(undefined, { scrollIntoView: false }),
      remove: () => changeArrivals(editor, { drop: id }),
    })
  })
  for (const send of waiting) await send()
}

/** Puts an upload in its place. `takesCursor`: the cursor moves below. No history step while a redo is possible. */
export function replacePlace(editor: Editor, id: number, upload: EditorUpload, takesCursor = false) {
  const { state } = editor
  const at = arrivalsOf(state).find((one) => one.id === id)?.at
  if (at === undefined) return
  const line = state.doc.resolve(at).nodeAfter
  const isEmpty = line?.type.name === 'paragraph' && line.content.size === 0 && state.selection.from !== at + 1
  const isFree = isEmpty || isPlaceholder(line)
  editor
    .chain()
    .setMeta(arrivalsKey, { drop: id } satisfies ArrivalChange)
    .setMeta('addToHistory', redoDepth(state) === 0)
    .insertContentAt(isFree ? { from: at, to: at + line!.nodeSize } : at, uploadNode(upload, line), {
      updateSelection: false,
    })
    .run()
  // Only now: the editor itself adds a line below the last block.
  if (takesCursor && editor.state.doc.resolve(at + 1).nodeAfter?.isTextblock) editor.commands.setTextSelection(at + 2)
}

/** Returns a position between blocks: below the paragraph at `at`, or above an empty one. */
function placeBetween(editor: Editor, at: number) {
  const place = editor.state.doc.resolve(placeBelow(editor, at))
  return place.parent.isTextblock ? place.before() : place.pos
}

function changeArrivals({ state, view }: Editor, what: ArrivalChange) {
  view.dispatch(state.tr.setMeta(arrivalsKey, what).setMeta('addToHistory', false))
}

export function isPlaceholder(node: Node | null | undefined): node is Node {
  return node?.type.name === 'picture' && !node.attrs.mediaId
}
