'use client'

import { TextField } from '@/components/ui/text-field'
import type { GlossaryTerm } from '@/domain/site/glossary'
import { languageNames, languages } from '@/lib/languages'

type Props = {
  term?: GlossaryTerm
  typedValues: Record<string, string>
  problem: (field: string) => string | undefined
}

export const termFieldNames = [...languages.map((language) => `words.${language}`), 'note']

/** What a term is called where one name is enough. */
export function nameOf({ words }: GlossaryTerm) {
  return languages.map((language) => words[language]).find(Boolean) ?? ''
}

/** A term in every language, and when to use it. */
export function TermFields({ term, typedValues, problem }: Props) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {languages.map((language) => {
          const name = `words.${language}`
          return (
            <TextField
              key={language}
              label={languageNames[language].english}
              name={name}
              lang={language}
              defaultValue={typedValues[name] ?? term?.words[language] ?? ''}
              problem={problem(name)}
            />
          )
        })}
      </div>
      <TextField
        label="Note"
        name="note"
        defaultValue={typedValues.note ?? term?.note ?? ''}
        problem={problem('note')}
        hint="For translators: when to use it, and when not."
      />
    </>
  )
}
