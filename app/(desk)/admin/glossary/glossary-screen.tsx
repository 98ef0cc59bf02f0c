'use client'

import { useState } from 'react'
import { AddForm } from '@/components/ui/add-form'
import { EditableRow } from '@/components/ui/editable-row'
import { useForm, type FieldOf, type FieldsOf } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import type { GlossaryTerm } from '@/domain/site/glossary'
import { siteLanguages } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { addGlossaryTerm, changeGlossaryTerm, removeGlossaryTerm } from './actions'
import { LastAct } from '@/components/ui/last-act'

const maxShown = 200

export function GlossaryScreen({ terms }: { terms: GlossaryTerm[] }) {
  const [message, setMessage] = useState('')
  const [removed, setRemoved] = useState<GlossaryTerm>()
  const [search, setSearch] = useState('')
  const words = search.trim().toLowerCase()
  const found = terms.filter((term) =>
    [...Object.values(term.words), term.note].some((one) => one.toLowerCase().includes(words)),
  )
  const announce = (sentence: string) => {
    setRemoved(undefined)
    setMessage(sentence)
  }
  const bringBack = useForm(addGlossaryTerm, {
    onDone: () => removed && announce(`Added “${termName(removed)}” again.`),
  })
  return (
    <div className="max-w-3xl">
      <AddForm
        word="Add a term"
        act={addGlossaryTerm}
        onAdded={(_, form) => announce(`Added “${termNameIn(form)}”.`)}
        verb="Add"
        className="border-y border-line py-1"
      >
        {({ field }) => <TermFields field={field} />}
      </AddForm>
      {terms.length > 0 && (
        <div className="mt-6 max-w-sm">
          <TextField label="Search" value={search} onChange={setSearch} type="search" />
        </div>
      )}
      <LastAct
        message={message}
        undo={removed && (() => bringBack.send(fieldsOf(removed)))}
        pending={bringBack.pending}
        problems={bringBack.problems}
        className="mt-4"
      />
      <p className="mt-4 text-sm text-soft" aria-live="polite">
        {terms.length === 0 ? 'There are no terms yet.' : countInWords(found.length, terms.length)}
      </p>
      <ul className="mt-2">
        {found.slice(0, maxShown).map((term) => (
          <TermRow
            key={term.id}
            term={term}
            announce={announce}
            onRemoved={() => {
              setMessage(`Removed “${termName(term)}”.`)
              setRemoved(term)
            }}
          />
        ))}
      </ul>
    </div>
  )
}

function termName({ words }: GlossaryTerm) {
  return (
    siteLanguages()
      .map((language) => words[language])
      .find(Boolean) ?? ''
  )
}

function TermFields({ term, field }: { term?: GlossaryTerm; field: FieldOf<FieldsOf<typeof addGlossaryTerm>> }) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {siteLanguages().map((language) => (
          <TextField
            key={language}
            label={englishName(language)}
            {...field(`words.${language}`, term?.words[language])}
            lang={language}
          />
        ))}
      </div>
      <TextField label="Note" {...field('note', term?.note)} hint="For translators: when to use it, and when not." />
    </>
  )
}

function countInWords(found: number, all: number) {
  const count = `${found.toLocaleString('en')} of ${all.toLocaleString('en')} terms`
  return found > maxShown ? `${count}. The first ${maxShown} are shown: search for the others.` : count
}

function fieldsOf({ words, note }: GlossaryTerm) {
  return { ...Object.fromEntries(Object.entries(words).map(([language, word]) => [`words.${language}`, word])), note }
}

function termNameIn(form?: HTMLFormElement) {
  const data = form && new FormData(form)
  const words = siteLanguages().map((language) => String(data?.get(`words.${language}`) ?? '').trim())
  return words.find(Boolean) ?? ''
}

type TermRowProps = { term: GlossaryTerm; announce: (sentence: string) => void; onRemoved: () => void }

function TermRow({ term, announce, onRemoved }: TermRowProps) {
  const name = termName(term)
  const others = siteLanguages().filter((language) => term.words[language] && term.words[language] !== name)
  return (
    <EditableRow
      name={name}
      spoken={name}
      message={
        <span className="col-span-2 text-sm text-soft wrap-anywhere">
          {others.map((language, n) => (
            <span key={language}>
              {n > 0 && ' · '}
              <span lang={language}>{term.words[language]}</span>
            </span>
          ))}
          {term.note && <span className="block">{term.note}</span>}
        </span>
      }
      id={term.id}
      change={changeGlossaryTerm}
      onChanged={() => announce(`Saved “${name}”.`)}
      remove={removeGlossaryTerm}
      onRemoved={onRemoved}
    >
      {({ field }) => <TermFields term={term} field={field} />}
    </EditableRow>
  )
}
