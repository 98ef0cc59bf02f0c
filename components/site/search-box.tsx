import { messagesIn } from '@/lib/messages/messages'
import { localPath, type Frame } from './frame'

export function SearchBox({ frame }: { frame: Frame }) {
  const words = messagesIn(frame.language).search
  return (
    <form action={localPath(frame, '/search')} role="search" aria-label={words.box} className="search-box">
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

type FormProps = {
  frame: Frame
  q?: string
  inLibrary?: boolean
  kept?: [name: string, value: string][]
}

export function SearchForm({ frame, q, inLibrary, kept = [] }: FormProps) {
  const { search, library } = messagesIn(frame.language)
  const words = inLibrary ? { search: library.find, field: library.words, how: library.how } : search
  return (
    <form
      method="get"
      action={localPath(frame, inLibrary ? '/publications' : '/search')}
      role="search"
      aria-label={inLibrary ? undefined : words.search}
      className={inLibrary ? 'mb-6 meta' : 'meta max-w-text'}
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
          maxLength={inLibrary ? 100 : 200}
          aria-describedby="how-words"
        />
        <button className="button">{words.search}</button>
      </div>
      <p id="how-words" className="mt-1">
        {words.how}
      </p>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </form>
  )
}
