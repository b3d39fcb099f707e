/**
 * One short line of progress. It goes to standard error, so that standard output belongs to the program that is started.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`samtavle: ${line}\n`)
}

/**
 * Says what is being done, now and every ten seconds until it is done, and then how long it took.
 * @template Result
 * @param {string} what
 * @param {() => Promise<Result>} work
 */
export async function sayWhile(what, work) {
  const startedAt = performance.now()
  const seconds = () => Math.round((performance.now() - startedAt) / 1000)
  say(`${what} …`)
  const reminder = setInterval(() => say(`${what} … ${seconds()} s so far`), 10_000)
  try {
    const result = await work()
    say(`${what}: done in ${seconds()} s`)
    return result
  } finally {
    clearInterval(reminder)
  }
}
