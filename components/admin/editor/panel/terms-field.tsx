import { X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { inputClass } from '@/components/ui/button-class'
import { ProblemList } from '@/components/ui/form'
import { Labelled } from '@/components/ui/labelled'
import { ask, useAsk } from '@/components/ui/use-ask'
import { useChoiceKeys } from '@/components/ui/use-choice-keys'
import { countInWords } from '@/lib/text/numbers'
import type { Term } from '../editor-start'
import type { PanelPart } from './part'

type TermChoice = Omit<Term, 'id'> & { id?: number }

const maxShown = 12
const kindWords = { topic: 'Topic', country: 'Country' }

/** Shows chosen terms above a combobox, whose list opens as somebody types (ARIA APG). */
export function TermsField({ opened, terms, draft: { fields, change, work } }: PanelPart) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const creating = useAsk((term: TermChoice) => ask<{ id: number }>('/api/desk/terms', term))
  const chosen = fields.termIds.flatMap((termId) => terms.all.find((term) => term.id === termId) ?? [])
  const found = listMatches(terms.all, typed).filter((term) => !chosen.includes(term))
  const choices: TermChoice[] = [...found.slice(0, maxShown), ...(opened.mayAddTerms ? newTerms(terms.all, typed) : [])]
  const keys = useChoiceKeys(choices, { typed, onEnter: (choice) => (isOpen ? void take(choice) : setOpen(true)) })
  const isShown = isOpen && choices.length > 0

  async function take(choice: TermChoice | undefined) {
    const made = choice && choice.id === undefined ? await creating.send(choice) : undefined
    const id = choice?.id ?? (made?.ok ? made.value.id : undefined)
    if (!choice || id === undefined) return
    if (made) terms.add({ ...choice, id })
    change({ termIds: [...work.fields.termIds, id] })
    type('')
    setOpen(false)
    setSaid(`${choice.name} added.`)
  }

  function type(words: string) {
    setTyped(words)
    creating.forget()
    keys.restart()
  }

  function remove({ id: termId, name }: Term) {
    change({ termIds: fields.termIds.filter((one) => one !== termId) })
    setSaid(`${name} removed.`)
    field.current?.focus()
  }

  return (
    <>
      <ul aria-label="Chosen topics and countries" className="flex flex-wrap gap-1.5 empty:hidden">
        {chosen.map((term) => (
          <li key={term.id} className="flex items-center border border-edge pl-2 text-sm">
            <span className="wrap-anywhere">{term.name}</span>
            <button
              type="button"
              aria-label={`Remove ${term.name}`}
              onClick={() => remove(term)}
              className="grid size-7 cursor-pointer place-items-center text-soft hover:text-ink"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
      <div className="relative">
        <Labelled id={id} label="Add a topic or country" problem={creating.problem('name') ?? creating.problem('slug')}>
          <input
            ref={field}
            id={id}
            role="combobox"
            aria-expanded={isShown}
            aria-controls={`${id}-list`}
            aria-activedescendant={isShown ? `${id}-${keys.index}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            value={typed}
            onChange={(event) => (type(event.target.value), setOpen(true))}
            onClick={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setOpen(false)
              else if (event.key.startsWith('Arrow') && !isOpen) setOpen(true)
              else keys.onKeyDown(event)
            }}
            className={inputClass}
          />
        </Labelled>
        <ul
          id={`${id}-list`}
          role="listbox"
          aria-label="Topics and countries"
          hidden={!isShown}
          className="absolute inset-x-0 z-10 max-h-64 overflow-y-auto border border-edge bg-sheet py-1"
        >
          {choices.map((choice, n) => (
            <li
              key={`${choice.kind} ${choice.id ?? 'new'}`}
              id={`${id}-${n}`}
              role="option"
              aria-selected={n === keys.index}
              ref={n === keys.index ? scrollIntoList : undefined}
              onPointerMove={() => keys.setAt(n)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => void take(choice)}
              className="flex min-h-8 cursor-pointer items-baseline justify-between gap-3 px-3 py-1 aria-selected:bg-wash"
            >
              <span className="wrap-anywhere">{choice.id === undefined ? `Add “${choice.name}”` : choice.name}</span>
              <span className="shrink-0 text-sm text-soft">{kindWords[choice.kind]}</span>
            </li>
          ))}
        </ul>
      </div>
      <p aria-live="polite" className={isOpen && found.length > maxShown ? 'text-sm text-soft' : 'sr-only'}>
        {isOpen ? foundWords(found.length) : said}
      </p>
      <ProblemList problems={creating.problems} except={['name', 'slug']} />
    </>
  )
}

function foundWords(count: number) {
  const words = countInWords(count, 'choice')
  return count > maxShown ? `The first ${maxShown} of ${words}. Type to narrow them.` : words
}

/** Lists the terms with all typed words; terms that begin with the words come first. */
function listMatches(terms: Term[], typed: string) {
  const lower = typed.trim().toLowerCase()
  const words = lower.split(/\s+/)
  const matching = terms.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
  const begins = ({ name }: Term) => Number(name.toLowerCase().startsWith(lower))
  return matching.sort((one, other) => begins(other) - begins(one))
}

function newTerms(terms: Term[], typed: string): TermChoice[] {
  const name = typed.trim()
  const isTaken = (kind: Term['kind']) =>
    terms.some((term) => term.kind === kind && term.name.toLowerCase() === name.toLowerCase())
  return (['topic', 'country'] as const).filter((kind) => name && !isTaken(kind)).map((kind) => ({ kind, name }))
}

function scrollIntoList(option: HTMLElement | null) {
  option?.scrollIntoView({ block: 'nearest' })
}

export function chosenNames({ terms, draft }: Pick<PanelPart, 'terms' | 'draft'>) {
  return terms.all
    .filter(({ id }) => draft.fields.termIds.includes(id))
    .map(({ name }) => name)
    .join(', ')
}
