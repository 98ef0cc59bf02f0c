/**
 * Work that one process at a time does, on all machines: `leading` is the background jobs, `preparing` bringing the database up
 * to date and filling it, `numbered-uploads` storing files under numbers that come with them or in place of others, `erasing`
 * an erasure that was confirmed.
 */
export type LockName = 'backing-up' | 'copying' | 'importing' | 'leading' | 'preparing' | 'numbered-uploads' | 'erasing'

/** A lock that ends with the process that holds it, however that ends. */
export type Lock = {
  /** Aborts when the lock is lost though it was not given back: its connection broke, or this process was silent for too long. */
  lost: AbortSignal
  /** Asks whether it is still held: after a process was stopped for a while, it may not have heard yet. */
  confirm(): Promise<boolean>
  release(): Promise<void>
}
