import { useState } from 'react'
import type { PanelPart } from '../panel/part'
import { PeopleQuestion } from './people-question'

/** The question stays once it was shown, so that nothing jumps. */
export function PeopleInDialog({ people }: Pick<PanelPart, 'people'>) {
  const [isShown, setShown] = useState(people.isAsked)
  if (people.isAsked && !isShown) setShown(true)
  if (!isShown) return null
  return (
    <div className="border-l-3 border-accent pl-3">
      <PeopleQuestion people={people} />
    </div>
  )
}
