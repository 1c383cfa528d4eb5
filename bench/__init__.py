"""Measures onrecord's speed and memory against an earlier commit, and checks that its accuracy hasn't dropped.

tasks            everything that is measured: add new figures here
figures          what a figure, its aim and its values are
builds           this code, and that of an earlier commit
turns            measuring the two in turns
verdict          whether a figure got worse, or whether it is noise
report           the table, and the same as JSON
floors           the scores of the network against floors.json

probe            what is measured inside a process of one build; it must also run on the baseline
start_up         how long the command takes
desk             the web application under several clients
large_archive    an archive of synthetic_news, which both builds make

desk_pages       every page of the desk in an archive of whole_news, by itself; desk_addresses draws what is asked for

against_bert     this code beside a BERT-base tagger (bert is its graph, tagger runs it)
cold_start       the steps of a first reading
profiler         where the time goes
articles         the articles that everything is measured on
"""
