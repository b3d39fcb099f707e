import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** What setting up fetches and remembers; may be deleted at any time. */
export const toolchainFolder = join(root, '.toolchain')
