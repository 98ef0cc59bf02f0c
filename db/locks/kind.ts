/** `preparing`: upgrade and filling; `numbered-uploads`: files whose id came with them, or replacements. */
export type LockName = 'backing-up' | 'copying' | 'importing' | 'leading' | 'preparing' | 'numbered-uploads' | 'erasing'

export type Lock = {
  /** Aborts after a broken connection or a long silence. */
  lost: AbortSignal
  /** Asks the server: after a pause this process may not know. */
  confirm(): Promise<boolean>
  release(): Promise<void>
}
