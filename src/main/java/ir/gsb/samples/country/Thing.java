package ir.gsb.samples.country;

import ir.gsb.catalogue.Classification.Kind;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Text;

/** What an agency keeps or gives: a permit to found a clinic. */
record Thing(Sort sort, Kind kind, LifeEvent event, Text name) {}
