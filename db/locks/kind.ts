/** `preparing`: upgrade and seeding; `numbered-uploads`: files with an id from elsewhere, or replacements. */
export type LockName = 'backing-up' | 'copying' | 'importing' | 'leading' | 'preparing' | 'numbered-uploads' | 'erasing'

export type HeldLock = {
  /** Aborts after a broken connection or a long silence. */
  lost: AbortSignal
  /** Asks the server: after a pause this process may not know. */
  confirm(): Promise<boolean>
  release(): Promise<void>
}
