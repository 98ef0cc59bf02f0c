import type { Trouble } from './save-status'

export function problemsOf(trouble: Trouble | undefined): (field: string) => string | undefined {
  const problems = trouble?.is === 'refused' ? trouble.problems : []
  return (field) => problems.find((one) => one.field?.replace(/^(content|suggested)\./, '') === field)?.message
}
