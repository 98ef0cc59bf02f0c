import { useRef, useState, type FormEvent } from 'react'
import { useForm, type Action } from '@/components/ui/form'

export type SettingsState = ReturnType<typeof useSettings>

export function useSettings<S, Fields>(save: Action<S, Fields>, site: S) {
  // The settings that the fields show as saved; somebody else may have saved newer ones.
  const [before, setBefore] = useState(site)
  const [isDirty, setDirty] = useState(false)
  const touches = useRef(0)
  const touchesSent = useRef(0)
  const { form, pending, answer, problems, typedValues } = useForm(save, {
    onDone: (saved) => {
      setBefore(saved)
      setDirty(touches.current !== touchesSent.current) // more may have been typed meanwhile
    },
  })
  // A person who was told of a newer setting and saves again means to replace it.
  const newerFields = problems.flatMap(({ field }) => (field?.startsWith(newer) ? field.slice(newer.length) : []))
  const problem = (name: string) => problems.find(({ field }) => field === name || field === newer + name)?.message
  return {
    form: {
      ...form,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        if (!pending) touchesSent.current = touches.current
        form.onSubmit(event)
      },
    },
    touch() {
      touches.current++
      setDirty(true)
    },
    hidden: (
      <>
        <input type="hidden" name="before" value={JSON.stringify(before)} />
        <input type="hidden" name="replace" value={newerFields.join(',')} />
      </>
    ),
    bar: { pending, isDirty, isSaved: answer?.ok === true, problems },
    problem,
    field: <Name extends string>(name: Name, saved = '') => ({
      name,
      defaultValue: typedValues[name] ?? saved,
      problem: problem(name),
    }),
    typedValues,
  }
}

const newer = 'newer.'
