import type { EditorUpload } from '@/domain/writing/editing'
import type { Progress, UploadResult } from '@/components/admin/editor/send-upload'

/** `part`: fraction of the bytes sent, 0 to 1; `waits`: everything was sent, and other files are checked first. */
export type QueuedFile = { key: number; file: File } & FileState
type FileState =
  | { is: 'waiting' }
  | { is: 'sending'; part: number; waits?: boolean }
  | { is: 'pausing' }
  | { is: 'refused'; message: string; again: boolean }
  | { is: 'same'; message: string; existing: EditorUpload }
  | { is: 'kept'; upload: EditorUpload }

type SendFile = (file: File, onProgress: (progress: Progress) => void, keepBoth: boolean) => Promise<UploadResult>

/** Files sent at a time, and pauses (ms) after interruptions. After the last, somebody has to send the file again. */
export const maxAtOnce = 2
export const retryPauses = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000]

export function isOnItsWay({ is }: Pick<QueuedFile, 'is'>) {
  return is === 'waiting' || is === 'sending' || is === 'pausing'
}

/** Sends files in order, two at a time. Retries after longer and longer pauses; a refused file waits for somebody. */
export function uploadQueue(send: SendFile, changed: () => void = () => {}) {
  let list: readonly QueuedFile[] = []
  let keys = 0
  const breaks = new Map<number, number>()
  const doubles = new Set<number>()

  function add(files: Iterable<File>) {
    list = [...list, ...[...files].map((file) => ({ key: ++keys, file, is: 'waiting' as const }))]
    go()
  }

  function put(key: number, standing: FileState) {
    list = list.map((queuedFile) => (queuedFile.key === key ? { key, file: queuedFile.file, ...standing } : queuedFile))
    changed()
  }

  function go() {
    changed()
    for (const queuedFile of list) {
      if (list.filter(({ is }) => is === 'sending').length >= maxAtOnce) return
      if (queuedFile.is === 'waiting') void start(queuedFile)
    }
  }

  async function start({ key, file }: QueuedFile) {
    put(key, { is: 'sending', part: 0 })
    const result = await send(file, ({ part, waits }) => put(key, { is: 'sending', part, waits }), doubles.has(key))
    if (list.some((queuedFile) => queuedFile.key === key)) put(key, await cameOf(key, result))
    go()
  }

  async function cameOf(key: number, result: UploadResult): Promise<FileState> {
    if (result.ok) return { is: 'kept', upload: result.value }
    const message = result.problems.map(({ message }) => message).join(' ')
    if (result.existing) return { is: 'same', message, existing: result.existing }
    const pause = retryPauses[breaks.get(key) ?? 0]
    if (!result.broken || pause === undefined) return { is: 'refused', message, again: result.again ?? false }
    breaks.set(key, (breaks.get(key) ?? 0) + 1)
    setTimeout(
      () => list.some((queuedFile) => queuedFile.key === key && queuedFile.is === 'pausing') && again(key),
      pause,
    )
    return { is: 'pausing' }
  }

  /** `keepBoth`: also if the file is already stored. */
  function again(key: number, { keepBoth = doubles.has(key) } = {}) {
    if (keepBoth) doubles.add(key)
    put(key, { is: 'waiting' })
    go()
  }

  return {
    list: () => list,
    add,
    again,
    /** The connection is back: nothing waits for the end of its pause. */
    online: () => list.filter(({ is }) => is === 'pausing').forEach(({ key }) => again(key)),
    drop(key: number) {
      list = list.filter((queuedFile) => queuedFile.key !== key)
      go()
    },
  }
}

export type UploadQueue = ReturnType<typeof uploadQueue>
