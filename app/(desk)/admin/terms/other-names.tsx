'use client'

import { TextField } from '@/components/ui/text-field'
import type { AnyField } from '@/components/ui/use-form'
import type { TermInUse } from '@/domain/entries/terms'
import { languageNames, otherLanguages } from '@/lib/languages'

type Props = { names?: TermInUse['names']; field: AnyField }

/** The name of a topic or a country in the languages that readers have beside the site's own. */
export function OtherNames({ names = {}, field }: Props) {
  const fields = otherLanguages().map((language) => ({
    label: languageNames[language].english,
    ...field(`names.${language}`, names[language]),
  }))
  return (
    <details open={fields.some(({ problem }) => problem) || undefined} suppressHydrationWarning>
      <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold text-accent">
        Its name in other languages
      </summary>
      <p className="mb-3 text-sm text-soft">Where one is empty, readers of that language see the name above.</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map((props) => (
          <TextField key={props.name} {...props} />
        ))}
      </div>
    </details>
  )
}
