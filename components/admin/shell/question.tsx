import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/fields'
import { Note } from './page-head'

type Props = { question: ReactNode; name?: string; children: ReactNode }

/** Shows the question of a refused save. The next save sends the answer. */
export function Question({ question, name = 'confirm', children }: Props) {
  if (!question) return null
  return (
    <Note warn>
      <p>{question}</p>
      <Checkbox name={name} value="yes">
        {children}
      </Checkbox>
    </Note>
  )
}
