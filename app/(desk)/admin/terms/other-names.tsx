'use client'

import { TextField } from '@/components/ui/text-field'
import type { TermInUse } from '@/domain/entries/terms'
import { languageNames, otherLanguages } from '@/lib/languages'

type Props = {
  names?: TermInUse['names']
  typedValues: Record<string, string>
  problem: (field: string) => string | undefined
}

/** The name of a topic or a country in the languages that readers have beside the site's own. */
export function OtherNames({ names = {}, typedValues, problem }: Props) {
  const wrong = otherLanguages().some((language) => problem(`names.${language}`))
  return (
    <details open={wrong || undefined} suppressHydrationWarning>
      <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold text-accent">
        Its name in other languages
      </summary>
      <p className="mb-3 text-sm text-soft">Where one is empty, readers of that language see the name above.</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {otherLanguages().map((language) => {
          const name = `names.${language}`
          return (
            <TextField
              key={language}
              label={languageNames[language].english}
              name={name}
              defaultValue={typedValues[name] ?? names[language] ?? ''}
              problem={problem(name)}
            />
          )
        })}
      </div>
    </details>
  )
}
