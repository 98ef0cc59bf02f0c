'use client'

import { TextField } from '@/components/ui/text-field'
import type { FieldOf, FieldsOf } from '@/components/ui/use-form'
import type { GlossaryTerm } from '@/domain/site/glossary'
import { languageNames, languages } from '@/lib/languages'
import type { addGlossaryTerm } from './actions'

/** Returns the name of a term where one name is enough. */
export function nameOf({ words }: GlossaryTerm) {
  return languages.map((language) => words[language]).find(Boolean) ?? ''
}

/** A term in every language, and when to use it. */
export function TermFields({ term, field }: { term?: GlossaryTerm; field: FieldOf<FieldsOf<typeof addGlossaryTerm>> }) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {languages.map((language) => (
          <TextField
            key={language}
            label={languageNames[language].english}
            {...field(`words.${language}`, term?.words[language])}
            lang={language}
          />
        ))}
      </div>
      <TextField label="Note" {...field('note', term?.note)} hint="For translators: when to use it, and when not." />
    </>
  )
}
