import type { ReactNode } from 'react'
import { messagesIn } from '@/lib/messages/messages'
import { local, type Frame } from './frame'

export function SearchBox({ frame }: { frame: Frame }) {
  const words = messagesIn(frame.language).search
  return (
    <form action={local(frame, '/search')} role="search" aria-label={words.box} className="search-box">
      <input
        className="field"
        type="search"
        name="q"
        aria-label={words.box}
        placeholder={words.search}
        maxLength={200}
      />
      <button className="button" aria-label={words.search}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor">
          <path d="M10.5 10.5 15 15M12 6.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0Z" strokeWidth="1.8" />
        </svg>
      </button>
    </form>
  )
}

type FormProps = { frame: Frame; q?: string; children?: ReactNode }

export function SearchForm({ frame, q, children }: FormProps) {
  const words = messagesIn(frame.language).search
  return (
    <form
      method="get"
      action={local(frame, '/search')}
      role="search"
      aria-label={words.search}
      className="meta max-w-text"
    >
      <label htmlFor="words" className="label block pb-2 text-ink">
        {words.field}
      </label>
      <div className="flex">
        <input
          className="field grow basis-0"
          type="search"
          id="words"
          name="q"
          defaultValue={q}
          maxLength={200}
          aria-describedby="how-words"
        />
        <button className="button">{words.search}</button>
      </div>
      <p id="how-words" className="mt-1">
        {words.how}
      </p>
      {children}
    </form>
  )
}
