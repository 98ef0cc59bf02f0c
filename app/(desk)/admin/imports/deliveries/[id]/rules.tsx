'use client'

import { useState } from 'react'
import { SelectField } from '@/components/ui/fields'
import { StatusLine, useForm } from '@/components/ui/form'
import type { Ruling, SourceTerm } from '@/domain/imports/rules'
import { saveTermRule } from '../../actions'
import { countInWords } from '@/lib/text/numbers'
import { Section } from '@/components/admin/shell/page-head'

export type TermRule = SourceTerm & { uses: number; ruling: Ruling; proposed: Ruling }
type TermChoice = { id: number; kind: 'topic' | 'country'; name: string }
type Props = { source: string; rules: TermRule[]; terms: TermChoice[] }

export function TermRules({ source, rules, terms }: Props) {
  const [message, setMessage] = useState('')
  return (
    <Section title="Categories and tags" id="rules" className="mt-8">
      <p className="mb-2 max-w-[66ch] text-sm text-soft">
        What each becomes here. A choice is kept at once, and every import from {source} follows it. Texts that are here
        already change with the next one.
      </p>
      <StatusLine className="mb-2">{message}</StatusLine>
      {rules.length === 0 && <p className="text-soft">No text in it has a category or a tag.</p>}
      <ul>
        {rules.map((rule) => (
          <TermRuleRow
            key={`${rule.taxonomy}/${rule.slug}`}
            source={source}
            rule={rule}
            terms={terms}
            announce={setMessage}
            isAmbiguous={rules.some((other) => other !== rule && other.name === rule.name)}
          />
        ))}
      </ul>
    </Section>
  )
}

type RuleProps = Omit<Props, 'rules'> & { rule: TermRule; isAmbiguous: boolean; announce: (words: string) => void }

/** WordPress allows several terms of one name: the row then shows the slug too. */
function TermRuleRow({ source, rule, isAmbiguous, terms, announce }: RuleProps) {
  const { taxonomy, slug, name, uses, ruling, proposed } = rule
  const [choice, choose] = useState<string>()
  // Above a long list the message is not visible, so the row shows it too.
  const [isKept, setKept] = useState(false)
  const form = useForm(saveTermRule, {
    onDone: () => {
      setKept(true)
      announce(`Kept what “${name}” becomes.`)
    },
  })
  return (
    <li className="grid items-center gap-x-6 gap-y-1 border-t border-line py-2 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
      <p className="min-w-0">
        <span className="font-semibold wrap-anywhere">{name}</span>
        <span className="block text-sm text-soft">
          {taxonomyNames[taxonomy] ?? taxonomy}
          {isAmbiguous && ` “${slug}”`} · {countInWords(uses, 'text')}
        </span>
      </p>
      <SelectField
        bare
        label={isAmbiguous ? `${name} (${taxonomyNames[taxonomy] ?? taxonomy} “${slug}”) becomes` : `${name} becomes`}
        value={(form.problems.length === 0 && choice) || rulingValue(ruling)}
        onChange={(value) => {
          choose(value)
          setKept(false)
          form.send({ source, taxonomy, slug, becomes: value })
        }}
        options={rulingOptions({ name, proposed, terms })}
        hint={isKept ? 'Kept.' : undefined}
        problem={form.problems[0]?.message}
      />
    </li>
  )
}

const taxonomyNames: Record<string, string> = { category: 'Category', post_tag: 'Tag' }

function rulingValue(ruling: Ruling) {
  if (!ruling.chosen) return 'default'
  if (ruling.becomes === 'nothing') return 'nothing'
  return ruling.termId === null ? ruling.becomes : `${ruling.becomes} ${ruling.termId}`
}

const kindNames = { topic: 'Topic', country: 'Country' }

function rulingOptions({ name, proposed, terms }: { name: string; proposed: Ruling; terms: TermChoice[] }) {
  return [
    { value: 'default', label: `${becomesInWords(proposed)} (proposed)` },
    { value: 'nothing', label: 'Nothing' },
    { value: 'topic', label: `Topic of its own name: ${name}` },
    { value: 'country', label: `Country of its own name: ${name}` },
    ...terms.map(({ id, kind, name }) => ({ value: `${kind} ${id}`, label: `${kindNames[kind]}: ${name}` })),
  ]
}

function becomesInWords(ruling: Ruling) {
  if (ruling.becomes === 'nothing') return 'Nothing'
  return `${ruling.termId === null ? 'New ' : ''}${ruling.termId === null ? ruling.becomes : kindNames[ruling.becomes]}: ${ruling.name}`
}
