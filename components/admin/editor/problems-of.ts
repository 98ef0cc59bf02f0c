import type { Trouble } from './save-status'

/** Returns the sentence why a field was refused. */
export function problemsOf(trouble: Trouble | undefined): (field: string) => string | undefined {
  const problems = trouble?.is === 'refused' ? trouble.problems : []
  return (field) => problems.find((one) => one.field?.replace(/^(content|suggested)\./, '') === field)?.message
}
