import { refused, type Problem, type Result } from '@/lib/result'

export async function ask<T>(path: string, body?: unknown): Promise<Result<T>> {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return answerOf(response.status, await response.json().catch(() => undefined))
  } catch {
    return refused(noAnswer())
  }
}

export function answerOf<T>(status: number, body: unknown): Result<T> {
  const { value, problems } = (body ?? {}) as { value?: T; problems?: Problem[] }
  if (status === 200) return { ok: true, value: value as T }
  return problems?.length ? { ok: false, problems } : refused(`The server could not do this (${status}). Try again.`)
}

export function noAnswer() {
  return navigator.onLine
    ? 'No answer came from the server. Check the connection and try again.'
    : 'You are offline. Try again when the connection is back.'
}
