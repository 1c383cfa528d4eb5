"""The command line: one file for each command.

    main        the program: its commands, its exit codes, how it words an error
    read        onrecord read, built from
      options     the options, and one for every setting
      sources     from the named sources to records, in order
      output      from records to standard output and pages
      delivering  from results to the output, and how the run ended
      overwriting which sources the run itself writes, and so doesn't read
      progress    the bar
    check       onrecord check
    add         onrecord add
      reporting   what became of each article
    search      onrecord search
    serve       onrecord serve
    actors      onrecord actors list, merge and split
    export      onrecord export
    failures    onrecord failures
    reread      onrecord reread
      changes     what another reading changed
      tables      rows to standard output
    schema      onrecord schema
    settings    onrecord settings
    completion  onrecord completion
    exits       what the exit codes mean
    messages    lines on standard error

Nothing heavy is imported before a command needs it, so that `--help` comes at once.
"""
