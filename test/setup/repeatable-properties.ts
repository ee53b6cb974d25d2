import fc from 'fast-check'

/** The same cases in every run, unless a test names its own seed: what fails here fails everywhere. */
fc.configureGlobal({ seed: 20_261_121 })
