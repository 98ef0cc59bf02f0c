import type { EditorUpload } from '@/domain/writing/editing'
import type { Progress, UploadResult } from '@/components/admin/editor/send-upload'

/** A file of the queue, and how far it is. `part`: what has left, 0 to 1; `waits`: all of it has, and others are checked first. */
export type QueuedFile = { key: number; file: File } & FileState
type FileState =
  | { is: 'waiting' }
  | { is: 'sending'; part: number; waits?: boolean }
  /** The connection broke: it goes again by itself after a pause. */
  | { is: 'pausing' }
  | { is: 'refused'; says: string; again: boolean }
  | { is: 'same'; says: string; existing: EditorUpload }
  | { is: 'kept'; upload: EditorUpload }

type Send = (file: File, onProgress: (progress: Progress) => void, keepBoth: boolean) => Promise<UploadResult>

/** How many are sent at a time, and how long (ms) a file waits after each break of the connection until it is asked again. */
export const atOnce = 2
export const retryPauses = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000]

export function isOnItsWay({ is }: Pick<QueuedFile, 'is'>) {
  return is === 'waiting' || is === 'sending' || is === 'pausing'
}

/**
 * Files on their way, two at a time in the order they came. What breaks off is sent again by itself, after a longer pause each
 * time; what is refused waits for someone. `changed` is called with each change of the list, which is a new one each time.
 */
export function uploadQueue(send: Send, changed: () => void = () => {}) {
  let list: readonly QueuedFile[] = []
  let keys = 0
  const breaks = new Map<number, number>()
  const doubles = new Set<number>()

  function add(files: Iterable<File>) {
    list = [...list, ...[...files].map((file) => ({ key: ++keys, file, is: 'waiting' as const }))]
    go()
  }

  function put(key: number, standing: FileState) {
    list = list.map((one) => (one.key === key ? { key, file: one.file, ...standing } : one))
    changed()
  }

  function go() {
    changed()
    for (const one of list) {
      if (list.filter(({ is }) => is === 'sending').length >= atOnce) return
      if (one.is === 'waiting') void start(one)
    }
  }

  async function start({ key, file }: QueuedFile) {
    put(key, { is: 'sending', part: 0 })
    const result = await send(file, ({ part, waits }) => put(key, { is: 'sending', part, waits }), doubles.has(key))
    if (list.some((one) => one.key === key)) put(key, await cameOf(key, result))
    go()
  }

  async function cameOf(key: number, result: UploadResult): Promise<FileState> {
    if (result.ok) return { is: 'kept', upload: result.value }
    const says = result.problems.map(({ message }) => message).join(' ')
    if (result.existing) return { is: 'same', says, existing: result.existing }
    const pause = retryPauses[breaks.get(key) ?? 0]
    if (!result.broken || pause === undefined) return { is: 'refused', says, again: result.again ?? false }
    breaks.set(key, (breaks.get(key) ?? 0) + 1)
    setTimeout(() => list.some((one) => one.key === key && one.is === 'pausing') && again(key), pause)
    return { is: 'pausing' }
  }

  /** Sends a file again now: as one that stands beside its like, if so asked. */
  function again(key: number, { keepBoth = doubles.has(key) } = {}) {
    if (keepBoth) doubles.add(key)
    put(key, { is: 'waiting' })
    go()
  }

  return {
    list: () => list,
    add,
    again,
    /** The connection is back: nothing has to wait for the end of its pause. */
    online: () => list.filter(({ is }) => is === 'pausing').forEach(({ key }) => again(key)),
    drop(key: number) {
      list = list.filter((one) => one.key !== key)
      go()
    },
  }
}

export type Queue = ReturnType<typeof uploadQueue>
