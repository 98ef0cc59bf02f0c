export type DueWork = { signal: AbortSignal; pause: () => Promise<unknown> }

/** Makes what uploads lack, in the order of their ids; returns for how many it was made. */
export async function makeEachDue<U extends { id: string }>(
  dueAfter: (id: string) => Promise<U | undefined>,
  make: (upload: U, signal: AbortSignal) => Promise<boolean>,
  { signal, pause }: DueWork,
): Promise<number> {
  let made = 0
  for (let after = ''; !signal.aborted;) {
    const upload = await dueAfter(after)
    if (!upload) break
    after = upload.id
    if (await make(upload, signal)) made++
    await pause()
  }
  return made
}
