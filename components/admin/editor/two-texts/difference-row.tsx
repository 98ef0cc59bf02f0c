import { useState } from 'react'
import type { Difference } from '@/domain/writing/comparison/differences'
import type { Language } from '@/lib/languages/languages'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/fields'
import { wordsToEdit, type MergeChoice } from './assemble'
import { joinLines } from '@/lib/text/in-one-line'

type Props = {
  difference: Difference
  number: number
  theirs: string
  language: Language
  choice: MergeChoice | undefined
  onChoice: (choice: MergeChoice) => void
}

export function DifferenceRow({ difference, number, theirs, language, choice, onChoice }: Props) {
  const { label, is, mine, joined } = difference
  const editable = wordsToEdit(difference)
  const [words, setWords] = useState(editable ?? '')
  const name = `${number}. ${label}`
  return (
    <li className="border-b border-line py-4" data-open={choice ? undefined : true}>
      <h3 className="flex flex-wrap items-baseline gap-x-3">
        {name}
        <span className={`text-sm ${choice ? 'font-normal text-soft' : 'font-semibold text-warn'}`}>
          {choice || is !== 'both' ? changedSideWords(is, theirs) : 'To be chosen'}
        </span>
      </h3>
      <div className="mt-2 grid gap-4 sm:grid-cols-2">
        <Side title="Yours" html={mine.html} language={language} difference={difference} />
        <Side title={capitalize(theirs)} html={difference.theirs.html} language={language} difference={difference} />
      </div>
      {joined && (
        <div className="mt-4">
          <Side title="Both brought together" html={joined.html} language={language} difference={difference} />
        </div>
      )}
      <RadioGroup
        className="mt-3 [&>div]:mr-6 [&>div]:inline-block"
        label={`${name}: take`}
        value={choice?.of ?? null}
        onChange={(of) => onChoice(of === 'own' ? { of, words } : ({ of } as MergeChoice))}
        choices={listChoices(difference, theirs, editable !== undefined)}
      />
      {choice?.of === 'own' && (
        <TextField
          className="mt-2"
          label={`${name}, in your words`}
          rows={difference.field === 'body' || difference.field === 'summary' ? 4 : undefined}
          value={words}
          onChange={(typed) => {
            setWords(typed)
            onChoice({ of: 'own', words: joinLines(typed) })
          }}
        />
      )}
    </li>
  )
}

type VersionProps = { title: string; html: string; language: Language; difference: Difference }

function Side({ title, html, language, difference }: VersionProps) {
  return (
    <div className="min-w-0 border border-line bg-paper px-3 py-2.5">
      <h4 className="mb-1 text-sm font-semibold text-soft">{title}</h4>
      {html ? (
        // Safe: domain/writing/comparison escapes everything that was typed.
        <div
          lang={language}
          className={`changes wrap-anywhere ${difference.field === 'body' ? 'body' : ''}`}
          dangerouslySetInnerHTML={{ __html: html }}
        />
      ) : (
        <p className="text-soft italic">Nothing here</p>
      )}
    </div>
  )
}

function listChoices({ field, joined }: Difference, theirs: string, editable: boolean) {
  return [
    ...(joined ? [{ value: 'joined', label: 'Both brought together' }] : []),
    { value: 'mine', label: 'Yours' },
    { value: 'theirs', label: capitalize(theirs) },
    ...(field === 'body' && !joined ? [{ value: 'one after the other', label: 'Both, one after the other' }] : []),
    ...(editable ? [{ value: 'own', label: 'Rewritten' }] : []),
  ]
}

function changedSideWords(is: Difference['is'], theirs: string) {
  if (is === 'mine') return 'only you changed this'
  const who = theirs === 'the other' ? 'the other window' : theirs.replace(/’s$/, '')
  if (is === 'theirs') return `only ${who} changed this`
  return is === 'joined' ? 'both of you changed this, in different words' : 'both of you changed this'
}

function capitalize(words: string) {
  return words === 'the other' ? 'The other window’s' : words
}
